// What the pages about the server itself need beyond console.js.
