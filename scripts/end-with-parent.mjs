// Loaded into every process that `npm start` starts (node --import): when the starter is killed without a
// chance to say so, the channel to it breaks, and the process stops as if it had been asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening must not keep a process alive that has nothing else to do.
process.channel?.unref();
