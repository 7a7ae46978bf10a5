// `npm run dev`: the same product, following the sources.
import { runProduct } from './product.mjs';

process.exitCode = await runProduct({ watch: true });
