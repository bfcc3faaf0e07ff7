import type { CustomerTier, SpeakerRole } from '../../document/document';
import { tierNamed } from '../front-matter-values';
import { roleLabels, roleNamed } from '../role-labels';
import type { ContainerContext, ContainerProblem, Part } from './container';

/**
 * Tells the speakers of a container's fields or cells: the labels of the text formats, the configured ones, and the names
 * that programs use. A name that nobody knows is told once; its words are not judged.
 */
export class RoleNames {
  readonly problems: ContainerProblem[] = [];
  private readonly known = new Map<string, SpeakerRole>();
  private readonly labels;

  constructor(context: ContainerContext) {
    this.labels = roleLabels({ roleLabels: context.roleLabels });
  }

  roleOf(name: Part): SpeakerRole {
    const words = name.text.trim();
    let role = this.known.get(words);
    if (role === undefined) {
      role = this.lookUp(words);
      if (role === undefined) {
        role = 'other';
        this.problems.push(unknownRole(name));
      }
      this.known.set(words, role);
    }
    return role;
  }

  /** Undefined where the name is not known. */
  lookUp(name: string): SpeakerRole | undefined {
    const lower = name.trim().toLowerCase();
    if (programNames.has(lower) && !this.isConfigured(lower)) return programNames.get(lower);
    return roleNamed(this.labels, name.trim(), 0, name.trim().length);
  }

  private isConfigured(lower: string): boolean {
    return this.labels.all.some((label) => label.text.toLowerCase() === lower);
  }
}

/** The tier that a field or a cell names, or undefined. */
export function tierOf(name: string | undefined): CustomerTier | undefined {
  return name === undefined ? undefined : tierNamed(name.trim());
}

const programNames: ReadonlyMap<string, SpeakerRole> = new Map([
  ...['agent', 'assistant', 'bot', 'robot', 'csr', 'staff', 'service', 'seller', 'operator', 'a'].map(
    (name) => [name, 'agent'] as const,
  ),
  ...['customer', 'user', 'client', 'caller', 'buyer', 'visitor', 'human', 'b'].map(
    (name) => [name, 'customer'] as const,
  ),
  ...['system', 'ivr', 'other', 'narrator'].map((name) => [name, 'other'] as const),
]);

function unknownRole(name: Part): ContainerProblem {
  const words = name.text.trim();
  return {
    code: 'unknown-role',
    fatal: false,
    start: name.start,
    end: name.end,
    message: {
      zh: `不认识的说话人“${words}”，其话语未检查；请在配置的 roles 中写明是客服（agent）还是客户（customer）`,
      en: `unknown speaker "${words}": what they say is not checked; say in the configuration under roles whether that is the agent or the customer`,
    },
  };
}
