# The commands people type. Each installs what it needs on a fresh Debian machine.

CARGO ?= cargo
DEESQL := target/release/deesql

.PHONY: bench bench-proxy build coverage demo drivers fuzz soak test test-drivers test-rust test-npm test-browser playground npm help

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

build: ## the binary, in target/release
	@.dev/need rust
	$(CARGO) build --locked --release -p deesql

npm: ## the npm package, in npm/dist
	@.dev/need rust wasm node
	cd npm && npm ci --no-audit --no-fund && npm run build

demo: build npm ## verify, plan, a local DSQL and the npm package, on a real-looking schema
	@.dev/need postgres
	@tests/demo/run $(DEESQL)

test: test-rust test-npm test-browser ## everything

drivers: ## the drivers that talk to the proxy in the tests
	@.dev/need rust psql python node jdbc sqlx
	cd tests/drivers/node && npm ci --no-audit --no-fund

test-drivers: drivers ## real drivers through the proxy
	@.dev/need postgres
	folders=$$(.dev/need postgres16 postgres17) && DEESQL_TEST_POSTGRES=$$(echo $$folders | tr ' ' ,) \
		$(CARGO) test --locked -p deesql --test e2e drivers::

test-rust: drivers ## format, lints, unit and end-to-end tests
	@.dev/need rust postgres
	$(CARGO) fmt --check
	rustfmt --check --edition 2024 core/src/rules/*.rs
	$(CARGO) clippy --locked --all-targets -- -D warnings
	@.dev/need regress driver-suites >/dev/null
	folders=$$(.dev/need postgres16 postgres17) && dumps=$$(.dev/need pg_dumps) && \
		lint=$$(.dev/need dsql-lint) && sarif=$$(.dev/need sarif) && \
		DEESQL_TEST_DSQL_LINT=$$lint DEESQL_TEST_SARIF=$$sarif \
		DEESQL_TEST_POSTGRES=$$(echo $$folders | tr ' ' ,) \
		DEESQL_TEST_PG_DUMPS=$$(echo $$dumps | tr ' ' ,) $(CARGO) test --locked
	for features in "" client aws proxy; do \
		$(CARGO) check --locked -p deesql --no-default-features --features "$$features" || exit 1; \
	done
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps -p deesql -p deesql-core

test-npm: npm ## the packed npm package, and its size
	cd npm && npm run size && npm test

test-browser: npm ## the page in a real Chromium
	@.dev/need node20 chromium
	cd web-playground && npm ci --no-audit --no-fund && npm run build && npm test

bench: build npm ## speed, as ratios measured side by side
	@.dev/need postgres
	$(CARGO) run --locked --release -p deesql-bench -- $(DEESQL) $$(.dev/need dsql-lint) $$(.dev/need pgbouncer)

bench-proxy: build ## only what the proxy costs, beside pgbouncer
	@.dev/need postgres
	$(CARGO) run --locked --release -p deesql-bench -- pgbench $(DEESQL) $$(.dev/need pgbouncer)

SOAK_SECONDS ?= 300
soak: build ## the proxy under everything that clients do, SOAK_SECONDS=300; every answer is checked
	@.dev/need postgres
	$(CARGO) run --locked --release -p deesql-bench -- soak $(DEESQL) $(SOAK_SECONDS)

coverage: ## what is read of PostgreSQL's own tests, against PostgreSQL's own parser
	@.dev/need rust
	$(CARGO) build --locked --release -p deesql-coverage
	python=$$(.dev/need pglast)/bin/python && regress=$$(.dev/need regress) && \
		$$python tests/coverage/compare.py target/release/deesql-coverage $$regress

FUZZ_SECONDS ?= 60
fuzz: ## the splitter, the parser and the rules on made-up text, FUZZ_SECONDS=60 each
	@.dev/need rust
	@.dev/fuzz $(FUZZ_SECONDS)

playground: npm ## the page, served on this machine
	@.dev/need node20
	cd web-playground && npm ci --no-audit --no-fund && npm run dev
