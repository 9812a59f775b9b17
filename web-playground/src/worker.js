import * as deesql from '@deesql/verify';

self.onmessage = ({ data: { number, name, args } }) => {
  try {
    self.postMessage({ number, result: deesql[name](...args) });
  } catch (error) {
    self.postMessage({ number, error: error.message });
  }
};

// Messages that come before this point are lost, so nobody sends any before this one.
const { version, rules, releases } = deesql;
self.postMessage({ loaded: { version, rules, releases: releases() } });
