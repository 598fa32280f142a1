using MailKit;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>Tracks whether a message was handed over. MailKit reports a part after it is written to the connection, and sends the final dot
/// after the last part; before that dot the server has accepted nothing.</summary>
/// <param name="octets">The size of the message.</param>
/// <param name="complete">Called when the message is complete, before its final dot.</param>
internal sealed class MessageProgress(long octets, Action complete) : ITransferProgress
{
    private volatile bool isComplete;

    /// <summary>True if the final dot may have been sent.</summary>
    public bool IsComplete => isComplete;

    public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

    public void Report(long bytesTransferred)
    {
        if (isComplete || bytesTransferred < octets)
            return;
        isComplete = true;
        complete();
    }
}
