  INSERT INTO a VALUES ('never closed);
--                      ^ unterminated-quote
  CREATE EXTENSION x;
--^^^^^^^^^^^^^^^^ create-extension
