package dev.vestibule.platform.database;

import org.jooq.Param;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;

/**
 * PostgreSQL's texts cannot hold U+0000, not even in a question. What is stored is checked for it
 * long before; a question for it finds nothing, as elsewhere, when it asks for U+FFFD instead.
 */
final class NoNulCharacters implements VisitListener {
  @Override
  public void visitStart(VisitContext context) {
    if (context.queryPart() instanceof Param<?> param
        && param.getValue() instanceof String text
        && text.indexOf('\0') >= 0) {
      context.queryPart(DSL.val(text.replace('\0', '\uFFFD')));
    }
  }
}
