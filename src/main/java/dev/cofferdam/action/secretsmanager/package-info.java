/**
 * Actions on secrets of Secrets Manager. No value of a secret is ever read. It must not know the other services'
 * actions.
 */
@NullMarked
package dev.cofferdam.action.secretsmanager;

import org.jspecify.annotations.NullMarked;
