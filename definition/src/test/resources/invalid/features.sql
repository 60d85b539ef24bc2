-- the features
SELECT * FROM flights;
