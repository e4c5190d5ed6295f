/** The Sigma rule engine: YAML to AST to compiled rule set to matches, with reasons. */
@NullMarked
package dev.akashi.sigma;

import org.jspecify.annotations.NullMarked;
