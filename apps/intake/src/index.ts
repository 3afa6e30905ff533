export { serveIntake, type Intake, type IntakeOptions } from './serve-intake.ts';
