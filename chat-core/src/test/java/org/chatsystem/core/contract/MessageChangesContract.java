package org.chatsystem.core.contract;

/**
 * What {@link org.chatsystem.core.port.out.MessageChanges} promises, in parts: edits, deletions,
 * reactions, who may do what, and what is announced and kept for those who are away.
 */
public interface MessageChangesContract
    extends EditContract,
        DeletionContract,
        ReactionContract,
        ChangeRightsContract,
        ChangeHistoryContract {}
