-- One row for each flight that arrived, with what is known when it leaves the gate: its schedule, how late it
-- leaves, how busy the airport's timetable is, the weather of the hour, the plane. Cancelled and diverted flights
-- have no arrival delay, so there is nothing to learn from them, but they do count as departures of their hour.
--
-- A month has few days, so what hardly changes within a day (temperature, air pressure, the day of the week) mostly
-- tells the model which day it was, and a hundred destinations are many for a month's flights: both made it worse on the
-- validation days.
WITH scheduled AS (
  SELECT
    *,
    sched_dep_time DIV 100 * 60 + sched_dep_time % 100 AS departure_minute,
    sched_arr_time DIV 100 * 60 + sched_arr_time % 100 AS arrival_minute,
    count(*) OVER (PARTITION BY origin, time_hour) AS departures_that_hour,
    day / dayofmonth(last_day(make_date(year, month, 1))) AS part_of_month
  FROM flights
)
SELECT
  f.dep_delay,
  CAST(f.departure_minute AS INT) AS departure_minute,
  f.carrier,
  f.origin,
  f.distance,
  -- Gate to gate by the timetable. Both times are local: the zones' difference makes them comparable.
  CAST(pmod(f.arrival_minute - f.departure_minute - 60 * (there.tz - here.tz), 1440) AS INT) AS scheduled_minutes,
  CAST(f.departures_that_hour AS INT) AS departures_that_hour,
  w.wind_speed,
  w.wind_gust,
  w.precip,
  w.visib,
  f.year - p.year AS plane_age,
  p.seats,
  CASE WHEN f.arr_delay >= 15 THEN 'yes' ELSE 'no' END AS delayed,
  -- The model is compared and judged on days that come after those it learnt from.
  CASE
    WHEN f.part_of_month <= 0.6 THEN 'train'
    WHEN f.part_of_month <= 0.8 THEN 'validation'
    ELSE 'test'
  END AS split
FROM scheduled AS f
LEFT JOIN weather AS w ON w.origin = f.origin AND w.time_hour = f.time_hour
LEFT JOIN planes AS p ON p.tailnum = f.tailnum
LEFT JOIN airports AS here ON here.faa = f.origin
LEFT JOIN airports AS there ON there.faa = f.dest
WHERE f.arr_delay IS NOT NULL
