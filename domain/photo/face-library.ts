import type { FoundFace } from './measure-looks.ts';

const MOST_FACES = 5;
const DEGREES = 180 / Math.PI;

/**
 * One library finds faces in the browser and on the server, so it is set once: only the finder and the mesh, on
 * WebAssembly, with every file from `files`.
 */
export function faceLibrarySettings(files: string) {
  const off = { enabled: false };
  const detector = { rotation: false, maxDetected: MOST_FACES, minConfidence: 0.4 };
  return {
    backend: 'wasm' as const,
    wasmPath: files,
    wasmPlatformFetch: true,
    modelBasePath: files,
    cacheModels: false,
    cacheSensitivity: 0,
    debug: false,
    filter: off,
    face: { enabled: true, detector, mesh: { enabled: true }, iris: off, description: off, emotion: off },
    body: off,
    hand: off,
    gesture: off,
    object: off,
  };
}

type LibraryFace = {
  readonly mesh: readonly (readonly [x: number, y: number, z?: number])[];
  readonly rotation?: {
    readonly angle: { readonly roll: number; readonly yaw: number; readonly pitch: number };
  } | null;
};

/** The library's faces in our words: points in pixels, angles in degrees. */
export function foundFaces(faces: readonly LibraryFace[]): FoundFace[] {
  return faces.map(({ mesh, rotation }) => ({
    points: mesh.map(([x, y]) => [x, y] as const),
    roll: (rotation?.angle.roll ?? 0) * DEGREES,
    yaw: (rotation?.angle.yaw ?? 0) * DEGREES,
    pitch: (rotation?.angle.pitch ?? 0) * DEGREES,
  }));
}
