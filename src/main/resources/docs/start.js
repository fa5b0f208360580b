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

// Swagger UI has a dark look, switched by this class; let it follow the system.
const dark = window.matchMedia('(prefers-color-scheme: dark)');
function follow() {
  document.documentElement.classList.toggle('dark-mode', dark.matches);
}
dark.addEventListener('change', follow);
follow();

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
