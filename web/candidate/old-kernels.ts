// Old WeChat and 360 kernels (Chrome 79) lack it; the build translates syntax only.
if (typeof Object.hasOwn !== 'function') {
  Object.hasOwn = (object: object, key: PropertyKey) => Object.hasOwn(object, key);
}
