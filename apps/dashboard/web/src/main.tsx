import { render } from 'preact';

render(<h1>Flarewire</h1>, document.body);
