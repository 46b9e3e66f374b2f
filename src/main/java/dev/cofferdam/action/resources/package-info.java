/**
 * Actions that find resources of any service: by tag, by type, by owner, or by a search. It must not know the other
 * services' actions.
 */
@NullMarked
package dev.cofferdam.action.resources;

import org.jspecify.annotations.NullMarked;
