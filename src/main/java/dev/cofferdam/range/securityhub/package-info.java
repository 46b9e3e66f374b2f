/** AWS Security Hub on the range: findings, and how far people are with them. */
@NullMarked
package dev.cofferdam.range.securityhub;

import org.jspecify.annotations.NullMarked;
