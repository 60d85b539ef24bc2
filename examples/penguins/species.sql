-- One row for each penguin that was measured. The two of a pair share a nest, and all of a nest go to the same
-- part: a penguin that the model is judged on is nobody's mate in the training data.
CREATE OR REPLACE TEMPORARY VIEW nests AS
SELECT *, CAST(substring(nest, 2) AS INT) % 5 AS part FROM individuals;

SELECT
  m.bill_length_mm,
  m.bill_depth_mm,
  m.flipper_length_mm,
  m.body_mass_g,
  n.sex,
  n.island,
  n.species,
  CASE n.part WHEN 0 THEN 'validation' WHEN 1 THEN 'test' ELSE 'train' END AS split
FROM measurements AS m
JOIN nests AS n ON n.penguin = m.penguin
WHERE m.body_mass_g IS NOT NULL
