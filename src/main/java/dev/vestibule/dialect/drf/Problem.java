package dev.vestibule.dialect.drf;

/** Why a request was not carried out: refused members, or one refusal as a whole. */
public sealed interface Problem permits Errors, Failure {}
