import type { Gate } from '../../store/gate.ts'

/** The gate as the demo's stories write through it: nothing of them is the person's, so nothing of them is offered to undo. */
export function storyGate(gate: Gate): Gate {
  const told: Pick<Gate, 'read' | 'write'> = {
    read: gate.read,
    write: (intent, work) => gate.write({ ...intent, origin: 'migration' }, work),
  }
  return told as Gate
}
