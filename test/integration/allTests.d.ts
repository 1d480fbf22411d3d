/** Every test of this folder, put together by the bundler. */
declare module 'all-tests';
