package org.chatsystem.core.contract;

/**
 * What {@link org.chatsystem.core.port.out.MessageLog} promises, in parts: appending, refs, the
 * events, replies and mentions, what messages carry, reading, and retention.
 */
public interface MessageLogContract
    extends AppendContract,
        RefContract,
        MessageStoredContract,
        ReplyAndMentionContract,
        CarryingContract,
        LogReadingContract,
        ConversationsOfContract,
        RetentionContract {}
