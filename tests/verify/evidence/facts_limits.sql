-- Limits, jobs and open questions, by section of the facts and row. The rows of 4.2 are the constants of
-- `service/limit.rs`.

-- 4.2 TRANSACTION_ROWS
  INSERT INTO t SELECT i FROM generate_series(1, 3000) i;
-- 4.2 TRANSACTION_ROWS: one more
  INSERT INTO t SELECT i FROM generate_series(1, 3001) i;
--                            ^^^^^^^^^^^^^^^ transaction-rows 54000 transaction row limit exceeded
-- 4.2 SCHEMAS
  CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA c; CREATE SCHEMA d; CREATE SCHEMA e; CREATE SCHEMA f; CREATE SCHEMA g; CREATE SCHEMA h; CREATE SCHEMA i; CREATE SCHEMA j;
  CREATE SCHEMA k;
--              ^ warning:too-many-objects 54000 more than 10 schemas not allowed
-- 4.2 DATABASES
  CREATE DATABASE shop;
--^^^^^^^^^^^^^^^ create-database 0A000 unsupported statement: Createdb
-- 4.2 COLUMNS_DOCUMENTED: 255
  CREATE TABLE t (c0 int, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int, c17 int, c18 int, c19 int, c20 int, c21 int, c22 int, c23 int, c24 int, c25 int, c26 int, c27 int, c28 int, c29 int, c30 int, c31 int, c32 int, c33 int, c34 int, c35 int, c36 int, c37 int, c38 int, c39 int, c40 int, c41 int, c42 int, c43 int, c44 int, c45 int, c46 int, c47 int, c48 int, c49 int, c50 int, c51 int, c52 int, c53 int, c54 int, c55 int, c56 int, c57 int, c58 int, c59 int, c60 int, c61 int, c62 int, c63 int, c64 int, c65 int, c66 int, c67 int, c68 int, c69 int, c70 int, c71 int, c72 int, c73 int, c74 int, c75 int, c76 int, c77 int, c78 int, c79 int, c80 int, c81 int, c82 int, c83 int, c84 int, c85 int, c86 int, c87 int, c88 int, c89 int, c90 int, c91 int, c92 int, c93 int, c94 int, c95 int, c96 int, c97 int, c98 int, c99 int, c100 int, c101 int, c102 int, c103 int, c104 int, c105 int, c106 int, c107 int, c108 int, c109 int, c110 int, c111 int, c112 int, c113 int, c114 int, c115 int, c116 int, c117 int, c118 int, c119 int, c120 int, c121 int, c122 int, c123 int, c124 int, c125 int, c126 int, c127 int, c128 int, c129 int, c130 int, c131 int, c132 int, c133 int, c134 int, c135 int, c136 int, c137 int, c138 int, c139 int, c140 int, c141 int, c142 int, c143 int, c144 int, c145 int, c146 int, c147 int, c148 int, c149 int, c150 int, c151 int, c152 int, c153 int, c154 int, c155 int, c156 int, c157 int, c158 int, c159 int, c160 int, c161 int, c162 int, c163 int, c164 int, c165 int, c166 int, c167 int, c168 int, c169 int, c170 int, c171 int, c172 int, c173 int, c174 int, c175 int, c176 int, c177 int, c178 int, c179 int, c180 int, c181 int, c182 int, c183 int, c184 int, c185 int, c186 int, c187 int, c188 int, c189 int, c190 int, c191 int, c192 int, c193 int, c194 int, c195 int, c196 int, c197 int, c198 int, c199 int, c200 int, c201 int, c202 int, c203 int, c204 int, c205 int, c206 int, c207 int, c208 int, c209 int, c210 int, c211 int, c212 int, c213 int, c214 int, c215 int, c216 int, c217 int, c218 int, c219 int, c220 int, c221 int, c222 int, c223 int, c224 int, c225 int, c226 int, c227 int, c228 int, c229 int, c230 int, c231 int, c232 int, c233 int, c234 int, c235 int, c236 int, c237 int, c238 int, c239 int, c240 int, c241 int, c242 int, c243 int, c244 int, c245 int, c246 int, c247 int, c248 int, c249 int, c250 int, c251 int, c252 int, c253 int, c254 int);
-- 4.2 COLUMNS_DOCUMENTED: between the two
  CREATE TABLE t (c0 int, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int, c17 int, c18 int, c19 int, c20 int, c21 int, c22 int, c23 int, c24 int, c25 int, c26 int, c27 int, c28 int, c29 int, c30 int, c31 int, c32 int, c33 int, c34 int, c35 int, c36 int, c37 int, c38 int, c39 int, c40 int, c41 int, c42 int, c43 int, c44 int, c45 int, c46 int, c47 int, c48 int, c49 int, c50 int, c51 int, c52 int, c53 int, c54 int, c55 int, c56 int, c57 int, c58 int, c59 int, c60 int, c61 int, c62 int, c63 int, c64 int, c65 int, c66 int, c67 int, c68 int, c69 int, c70 int, c71 int, c72 int, c73 int, c74 int, c75 int, c76 int, c77 int, c78 int, c79 int, c80 int, c81 int, c82 int, c83 int, c84 int, c85 int, c86 int, c87 int, c88 int, c89 int, c90 int, c91 int, c92 int, c93 int, c94 int, c95 int, c96 int, c97 int, c98 int, c99 int, c100 int, c101 int, c102 int, c103 int, c104 int, c105 int, c106 int, c107 int, c108 int, c109 int, c110 int, c111 int, c112 int, c113 int, c114 int, c115 int, c116 int, c117 int, c118 int, c119 int, c120 int, c121 int, c122 int, c123 int, c124 int, c125 int, c126 int, c127 int, c128 int, c129 int, c130 int, c131 int, c132 int, c133 int, c134 int, c135 int, c136 int, c137 int, c138 int, c139 int, c140 int, c141 int, c142 int, c143 int, c144 int, c145 int, c146 int, c147 int, c148 int, c149 int, c150 int, c151 int, c152 int, c153 int, c154 int, c155 int, c156 int, c157 int, c158 int, c159 int, c160 int, c161 int, c162 int, c163 int, c164 int, c165 int, c166 int, c167 int, c168 int, c169 int, c170 int, c171 int, c172 int, c173 int, c174 int, c175 int, c176 int, c177 int, c178 int, c179 int, c180 int, c181 int, c182 int, c183 int, c184 int, c185 int, c186 int, c187 int, c188 int, c189 int, c190 int, c191 int, c192 int, c193 int, c194 int, c195 int, c196 int, c197 int, c198 int, c199 int, c200 int, c201 int, c202 int, c203 int, c204 int, c205 int, c206 int, c207 int, c208 int, c209 int, c210 int, c211 int, c212 int, c213 int, c214 int, c215 int, c216 int, c217 int, c218 int, c219 int, c220 int, c221 int, c222 int, c223 int, c224 int, c225 int, c226 int, c227 int, c228 int, c229 int, c230 int, c231 int, c232 int, c233 int, c234 int, c235 int, c236 int, c237 int, c238 int, c239 int, c240 int, c241 int, c242 int, c243 int, c244 int, c245 int, c246 int, c247 int, c248 int, c249 int, c250 int, c251 int, c252 int, c253 int, c254 int, c255 int);
--                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        ^^^^ warning:too-many-columns
-- 4.2 COLUMNS: above both
  CREATE TABLE t (c0 int, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int, c17 int, c18 int, c19 int, c20 int, c21 int, c22 int, c23 int, c24 int, c25 int, c26 int, c27 int, c28 int, c29 int, c30 int, c31 int, c32 int, c33 int, c34 int, c35 int, c36 int, c37 int, c38 int, c39 int, c40 int, c41 int, c42 int, c43 int, c44 int, c45 int, c46 int, c47 int, c48 int, c49 int, c50 int, c51 int, c52 int, c53 int, c54 int, c55 int, c56 int, c57 int, c58 int, c59 int, c60 int, c61 int, c62 int, c63 int, c64 int, c65 int, c66 int, c67 int, c68 int, c69 int, c70 int, c71 int, c72 int, c73 int, c74 int, c75 int, c76 int, c77 int, c78 int, c79 int, c80 int, c81 int, c82 int, c83 int, c84 int, c85 int, c86 int, c87 int, c88 int, c89 int, c90 int, c91 int, c92 int, c93 int, c94 int, c95 int, c96 int, c97 int, c98 int, c99 int, c100 int, c101 int, c102 int, c103 int, c104 int, c105 int, c106 int, c107 int, c108 int, c109 int, c110 int, c111 int, c112 int, c113 int, c114 int, c115 int, c116 int, c117 int, c118 int, c119 int, c120 int, c121 int, c122 int, c123 int, c124 int, c125 int, c126 int, c127 int, c128 int, c129 int, c130 int, c131 int, c132 int, c133 int, c134 int, c135 int, c136 int, c137 int, c138 int, c139 int, c140 int, c141 int, c142 int, c143 int, c144 int, c145 int, c146 int, c147 int, c148 int, c149 int, c150 int, c151 int, c152 int, c153 int, c154 int, c155 int, c156 int, c157 int, c158 int, c159 int, c160 int, c161 int, c162 int, c163 int, c164 int, c165 int, c166 int, c167 int, c168 int, c169 int, c170 int, c171 int, c172 int, c173 int, c174 int, c175 int, c176 int, c177 int, c178 int, c179 int, c180 int, c181 int, c182 int, c183 int, c184 int, c185 int, c186 int, c187 int, c188 int, c189 int, c190 int, c191 int, c192 int, c193 int, c194 int, c195 int, c196 int, c197 int, c198 int, c199 int, c200 int, c201 int, c202 int, c203 int, c204 int, c205 int, c206 int, c207 int, c208 int, c209 int, c210 int, c211 int, c212 int, c213 int, c214 int, c215 int, c216 int, c217 int, c218 int, c219 int, c220 int, c221 int, c222 int, c223 int, c224 int, c225 int, c226 int, c227 int, c228 int, c229 int, c230 int, c231 int, c232 int, c233 int, c234 int, c235 int, c236 int, c237 int, c238 int, c239 int, c240 int, c241 int, c242 int, c243 int, c244 int, c245 int, c246 int, c247 int, c248 int, c249 int, c250 int, c251 int, c252 int, c253 int, c254 int, c255 int, c256 int);
--                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  ^^^^ too-many-columns 54011 tables can have at most 255 columns
-- 4.2 COLUMNS_WITH_PRIMARY_KEY
  CREATE TABLE t (c0 int, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int, c17 int, c18 int, c19 int, c20 int, c21 int, c22 int, c23 int, c24 int, c25 int, c26 int, c27 int, c28 int, c29 int, c30 int, c31 int, c32 int, c33 int, c34 int, c35 int, c36 int, c37 int, c38 int, c39 int, c40 int, c41 int, c42 int, c43 int, c44 int, c45 int, c46 int, c47 int, c48 int, c49 int, c50 int, c51 int, c52 int, c53 int, c54 int, c55 int, c56 int, c57 int, c58 int, c59 int, c60 int, c61 int, c62 int, c63 int, c64 int, c65 int, c66 int, c67 int, c68 int, c69 int, c70 int, c71 int, c72 int, c73 int, c74 int, c75 int, c76 int, c77 int, c78 int, c79 int, c80 int, c81 int, c82 int, c83 int, c84 int, c85 int, c86 int, c87 int, c88 int, c89 int, c90 int, c91 int, c92 int, c93 int, c94 int, c95 int, c96 int, c97 int, c98 int, c99 int, c100 int, c101 int, c102 int, c103 int, c104 int, c105 int, c106 int, c107 int, c108 int, c109 int, c110 int, c111 int, c112 int, c113 int, c114 int, c115 int, c116 int, c117 int, c118 int, c119 int, c120 int, c121 int, c122 int, c123 int, c124 int, c125 int, c126 int, c127 int, c128 int, c129 int, c130 int, c131 int, c132 int, c133 int, c134 int, c135 int, c136 int, c137 int, c138 int, c139 int, c140 int, c141 int, c142 int, c143 int, c144 int, c145 int, c146 int, c147 int, c148 int, c149 int, c150 int, c151 int, c152 int, c153 int, c154 int, c155 int, c156 int, c157 int, c158 int, c159 int, c160 int, c161 int, c162 int, c163 int, c164 int, c165 int, c166 int, c167 int, c168 int, c169 int, c170 int, c171 int, c172 int, c173 int, c174 int, c175 int, c176 int, c177 int, c178 int, c179 int, c180 int, c181 int, c182 int, c183 int, c184 int, c185 int, c186 int, c187 int, c188 int, c189 int, c190 int, c191 int, c192 int, c193 int, c194 int, c195 int, c196 int, c197 int, c198 int, c199 int, c200 int, c201 int, c202 int, c203 int, c204 int, c205 int, c206 int, c207 int, c208 int, c209 int, c210 int, c211 int, c212 int, c213 int, c214 int, c215 int, c216 int, c217 int, c218 int, c219 int, c220 int, c221 int, c222 int, c223 int, c224 int, c225 int, c226 int, c227 int, c228 int, c229 int, c230 int, c231 int, c232 int, c233 int, c234 int, c235 int, c236 int, c237 int, c238 int, c239 int, c240 int, c241 int, c242 int, c243 int, c244 int, c245 int, c246 int, c247 int, c248 int, c249 int, c250 int, c251 int, c252 int, c253 int, c254 int, c255 int, c256 int, PRIMARY KEY (c0));
--                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                  ^^^^ too-many-columns 54011 cannot use more than 256 columns in an index
-- 4.2 COLUMNS: an added one
  CREATE TABLE t (c0 int, c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int, c17 int, c18 int, c19 int, c20 int, c21 int, c22 int, c23 int, c24 int, c25 int, c26 int, c27 int, c28 int, c29 int, c30 int, c31 int, c32 int, c33 int, c34 int, c35 int, c36 int, c37 int, c38 int, c39 int, c40 int, c41 int, c42 int, c43 int, c44 int, c45 int, c46 int, c47 int, c48 int, c49 int, c50 int, c51 int, c52 int, c53 int, c54 int, c55 int, c56 int, c57 int, c58 int, c59 int, c60 int, c61 int, c62 int, c63 int, c64 int, c65 int, c66 int, c67 int, c68 int, c69 int, c70 int, c71 int, c72 int, c73 int, c74 int, c75 int, c76 int, c77 int, c78 int, c79 int, c80 int, c81 int, c82 int, c83 int, c84 int, c85 int, c86 int, c87 int, c88 int, c89 int, c90 int, c91 int, c92 int, c93 int, c94 int, c95 int, c96 int, c97 int, c98 int, c99 int, c100 int, c101 int, c102 int, c103 int, c104 int, c105 int, c106 int, c107 int, c108 int, c109 int, c110 int, c111 int, c112 int, c113 int, c114 int, c115 int, c116 int, c117 int, c118 int, c119 int, c120 int, c121 int, c122 int, c123 int, c124 int, c125 int, c126 int, c127 int, c128 int, c129 int, c130 int, c131 int, c132 int, c133 int, c134 int, c135 int, c136 int, c137 int, c138 int, c139 int, c140 int, c141 int, c142 int, c143 int, c144 int, c145 int, c146 int, c147 int, c148 int, c149 int, c150 int, c151 int, c152 int, c153 int, c154 int, c155 int, c156 int, c157 int, c158 int, c159 int, c160 int, c161 int, c162 int, c163 int, c164 int, c165 int, c166 int, c167 int, c168 int, c169 int, c170 int, c171 int, c172 int, c173 int, c174 int, c175 int, c176 int, c177 int, c178 int, c179 int, c180 int, c181 int, c182 int, c183 int, c184 int, c185 int, c186 int, c187 int, c188 int, c189 int, c190 int, c191 int, c192 int, c193 int, c194 int, c195 int, c196 int, c197 int, c198 int, c199 int, c200 int, c201 int, c202 int, c203 int, c204 int, c205 int, c206 int, c207 int, c208 int, c209 int, c210 int, c211 int, c212 int, c213 int, c214 int, c215 int, c216 int, c217 int, c218 int, c219 int, c220 int, c221 int, c222 int, c223 int, c224 int, c225 int, c226 int, c227 int, c228 int, c229 int, c230 int, c231 int, c232 int, c233 int, c234 int, c235 int, c236 int, c237 int, c238 int, c239 int, c240 int, c241 int, c242 int, c243 int, c244 int, c245 int, c246 int, c247 int, c248 int, c249 int, c250 int, c251 int, c252 int, c253 int, c254 int, c255 int);
--                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                        ^^^^ warning:too-many-columns
  ALTER TABLE t ADD d int;
--                  ^ too-many-columns 54011 tables can have at most 255 columns
-- 4.2 INDEXES
  CREATE TABLE t (a int PRIMARY KEY);
  CREATE INDEX ASYNC ON t (a);
-- 4.2 EXTENDED_STATISTICS
  CREATE STATISTICS s ON a, b FROM t;
-- 4.2 STATISTICS_TARGET
  ALTER STATISTICS s SET STATISTICS 1000;
--                                  ^^^^ statistics-target 22023 statistics target 1000 exceeds maximum allowed value of 100
-- 4.2 KEY_COLUMNS
  CREATE TABLE t (a int, b int, c int, d int, e int, f int, g int, h int, i int, UNIQUE (a, b, c, d, e, f, g, h, i));
--                                                                                                               ^ too-many-key-columns 54011 more than 8 column keys in an index are not supported
-- 4.2 KEY_BYTES_DOCUMENTED
  CREATE TABLE t (a varchar(1024) PRIMARY KEY, b varchar UNIQUE, c text UNIQUE);
-- 4.2 KEY_BYTES_DOCUMENTED: between the two
  CREATE TABLE t (a varchar(1025) PRIMARY KEY);
--                                ^^^^^^^^^^^ warning:key-too-wide
-- 4.2 KEY_BYTES_DECLARED: above both
  CREATE TABLE t (a varchar(2001) PRIMARY KEY);
--                                ^^^^^^^^^^^ key-too-wide 54000 key size greater than 2000 bytes not supported
-- 4.2 KEY_BYTES_DECLARED: the sum
  CREATE TABLE t (a varchar(1000), b char(1001), PRIMARY KEY (a, b));
--                                                               ^ key-too-wide 54000 key size greater than 2000 bytes not supported
-- 4.2 KEY_BYTES_DECLARED: of an index
  CREATE TABLE t (a varchar(3000));
  CREATE INDEX ASYNC ON t (a);
--                         ^ key-too-wide 54000 key size greater than 2000 bytes not supported
-- 4.2 CHAR_BYTES
  CREATE TABLE t (a char(4097));
--                  ^^^^^^^^^^ char-length 54000 Datatype limit greater than 4096 bytes not supported for char
-- 4.2 VARCHAR_BYTES
  CREATE TABLE t (a varchar(65536));
--                  ^^^^^^^^^^^^^^ varchar-length 54000 Datatype limit greater than 65535 bytes not supported for varchar
-- 4.2 NUMERIC_PRECISION
  CREATE TABLE t (a numeric(1001));
--                          ^^^^ numeric-precision 22023 NUMERIC precision 1001 must be between 1 and 1000
-- 4.2 NUMERIC_SCALE
  CREATE TABLE t (a numeric(1000, 1001));
--                                ^^^^ numeric-precision
-- 4.2 NARROW_NUMERIC_PRECISION, 2026-08-24
  CREATE TABLE t (a numeric(38, 37), b numeric(39, 2));
--                                             ^^ numeric-precision
-- 4.2 NARROW_NUMERIC_SCALE, 2026-08-24
  CREATE TABLE t (a numeric(38, 38));
--                              ^^ numeric-precision
-- 4.2 IDENTIFIER_BYTES
  CREATE TABLE a_name_of_63_bytes_is_as_long_as_a_name_may_be_without_a_cut_ok (id int);
-- 4.2 IDENTIFIER_BYTES: a cut name
  CREATE TABLE a_name_of_more_than_63_bytes_is_cut_by_the_server_without_any_error (id int);

-- 5 wait_for_job
  CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
-- 5 wait_for_job: as a function
  SELECT sys.wait_for_job('abcdefghijklmnopqrstuvwxyz');
--       ^^^^^^^^^^^^^^^^ wait-for-job 42809 sys.wait_for_job(text) is a procedure
-- 5 wait_for_job: in a transaction
  BEGIN; CALL sys.wait_for_job('abcdefghijklmnopqrstuvwxyz'); COMMIT;
--            ^^^^^^^^^^^^^^^^ wait-for-job
-- 5 wait_for_job: an id that is none
  CALL sys.wait_for_job('$id');
-- 5 sys.jobs
  SELECT * FROM sys.jobs; SELECT * FROM sys.dsql_major_version();

-- 9.3 CREATE CAST and others
  CREATE CAST (text AS int) WITH INOUT;
--^^^^^^^^^^^ note:unrecorded-statement
  CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f;
--^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  CREATE LANGUAGE l HANDLER f;
--^^^^^^^^^^^^^^^ note:unrecorded-statement
  CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION f(internal));
--^^^^^^^^^^^^^^^^ note:unrecorded-statement
  CREATE ACCESS METHOD m TYPE TABLE HANDLER f;
--^^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  CREATE OPERATOR CLASS c FOR TYPE int USING btree AS STORAGE int;
--^^^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  CREATE OPERATOR FAMILY c USING btree;
--^^^^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
  DROP CAST (text AS int);
--^^^^^^^^^ note:unrecorded-statement
  ALTER OPERATOR CLASS c USING btree RENAME TO d;
--^^^^^^^^^^^^^^^^^^^^ note:unrecorded-statement
-- 9.3 function body: a refused query in a string
  CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS $$ SELECT * FROM t FOR SHARE $$;
--                                                                       ^^^^^^^^^ function-body 0A000 locking clauses other than FOR UPDATE/FOR KEY SHARE are not supported
-- 9.3 function body: a utility statement in a string
  CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ TRUNCATE t $$;
--                                                    ^^^^^^^^ note:function-body
-- 9.3 function body: in a RETURN expression
  CREATE FUNCTION f() RETURNS boolean LANGUAGE sql RETURN pg_try_advisory_lock(1);
--                                                        ^^^^^^^^^^^^^^^^^^^^ advisory-lock - function pg_try_advisory_lock not supported
-- 9.3 function body: nothing refused
  CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM t WHERE b = a; -- TRUNCATE t
    $$;
-- 9.3 function with a row type
  CREATE FUNCTION f(a t) RETURNS t LANGUAGE sql RETURN a;
-- 9.3 unrecorded columns
  CREATE TABLE t (a macaddr8, b int4multirange, c jsonpath, d refcursor, e pg_snapshot);
--                  ^^^^^^^^ note:unknown-type-support
--                              ^^^^^^^^^^^^^^ note:unknown-type-support
--                                                ^^^^^^^^ note:unknown-type-support
--                                                            ^^^^^^^^^ note:unknown-type-support
--                                                                         ^^^^^^^^^^^ note:unknown-type-support
-- 9.3 time(7)
  CREATE TABLE t (a time(7), b bpchar);
-- 9.3 UNIQUE DEFERRABLE
  CREATE TABLE t (a int UNIQUE DEFERRABLE);
--                             ^^^^^^^^^^ deferrable-key
-- 9.3 UNIQUE USING INDEX TABLESPACE
  CREATE TABLE t (a int UNIQUE USING INDEX TABLESPACE fast);
--                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ note:key-tablespace
-- 9.3 identity SEQUENCE NAME
  CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s CACHE 1));
--                                                       ^^^^^^^^^^^^^^^ note:identity-sequence-name
-- 9.3 SET CACHE against the rules
  ALTER TABLE t ALTER a SET CACHE 7;
--                          ^^^^^^^ note:identity-cache
-- 9.3 zero columns
  CREATE TABLE t ();
--             ^ note:zero-column-table
-- 9.3 pg_temp
  CREATE TABLE pg_temp.t (a int);
--             ^^^^^^^^^ note:temporary-table
-- 9.3 INCLUDE of a type that is no key
  CREATE TABLE t (a int PRIMARY KEY INCLUDE (b), b jsonb);
--                                           ^ note:key-type
-- 9.3 collation of an index key
  CREATE INDEX ASYNC ON t (a COLLATE "C", lower(b) COLLATE "POSIX");
-- 9.3 USER and GROUP
  CREATE USER app;
