  INSERT INTO a VALUES ('never closed);
  CREATE EXTENSION x;
