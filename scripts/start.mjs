// `npm start`: from a fresh machine to a running product.
import { runProduct } from './product.mjs';

process.exitCode = await runProduct({ watch: false });
