/** token-kernel.wat assembled, in base64. Written by build-token-kernel.mjs. */
export const tokenKernelBytes =
  'AGFzbQEAAAABCQFgBH9/f38BfwMCAQAFAwEAAQcUAgZtZW1vcnkCAAdhZHZhbmNlAAAKtwIBtAIDBH4BfwJ+Qv///////////wAhBEL/////////' +
  '//8AIQVC////////////ACEGQv///////////wAhBwNAIAIgACgCAGotAABBBXQhCCAEIAgpAwCDIQkgBCAJfCADMQAAfCEKIApC////////////' +
  'AIMgBCAJhYQhBCAFIAgpAwiDIQkgBSAJfCAKQj+IfCEKIApC////////////AIMgBSAJhYQhBSAGIAgpAxCDIQkgBiAJfCAKQj+IfCEKIApC////' +
  '////////AIMgBiAJhYQhBiAHIAgpAxiDIQkgByAJfCAKQj+IfCEKIApC////////////AIMgByAJhYQhByADIApCP4g8AAAgA0EBaiEDIABBBGoi' +
  'ACABSQ0AC0L8ASAEeyAFe3wgBnsgB3t8fH2nCw=='
