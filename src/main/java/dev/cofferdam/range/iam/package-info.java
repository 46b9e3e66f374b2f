/** AWS IAM on the range: users, roles, groups, keys, policies. Changes are seen at once. */
@NullMarked
package dev.cofferdam.range.iam;

import org.jspecify.annotations.NullMarked;
