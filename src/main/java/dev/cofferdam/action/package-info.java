/**
 * What an action is, and the registry of all of them; one sub-package per AWS service, one small class per action.
 *
 * <p>Everything that a screen, the command line, the reference page or the playbook checker needs to know about an
 * action comes from its class. It must not know playbooks or runs.
 */
@NullMarked
package dev.cofferdam.action;

import org.jspecify.annotations.NullMarked;
