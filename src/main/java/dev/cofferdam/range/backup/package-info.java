/** AWS Backup on the range: vaults with their locks, and jobs that back something up in minutes. */
@NullMarked
package dev.cofferdam.range.backup;

import org.jspecify.annotations.NullMarked;
