/** AWS Secrets Manager on the range: which versions secrets have, and their rotation. It has no values. */
@NullMarked
package dev.cofferdam.range.secretsmanager;

import org.jspecify.annotations.NullMarked;
