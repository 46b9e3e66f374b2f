/**
 * Actions by AWS Systems Manager: what its agent does on an instance. Scripts are fixed here; nothing that a playbook
 * says is run. It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.ssm;

import org.jspecify.annotations.NullMarked;
