'use strict';

const place = document.getElementById('documentation');

// An opaque token is 40 hexadecimal digits; its scheme word is easily forgotten.
function nameTheScheme(request) {
  const value = request.headers.Authorization;
  if (/^[0-9a-f]{40}$/.test(value || '')) {
    request.headers.Authorization = 'Token ' + value;
  }
  return request;
}

SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  deepLinking: true,
  displayOperationId: false,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  requestInterceptor: nameTheScheme,
  validatorUrl: null,
});
