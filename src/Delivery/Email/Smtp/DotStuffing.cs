namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A message as it travels behind <c>DATA</c> (RFC 5321 §4.5.2).</summary>
internal static class DotStuffing
{
    /// <summary>What ends a message.</summary>
    public static readonly byte[] End = ".\r\n"u8.ToArray();

    /// <summary>The message with a further dot before each line that begins with one, so that none of its lines ends it.</summary>
    /// <param name="message">Lines, each ended by CRLF, the last too.</param>
    public static byte[] Stuff(ReadOnlySpan<byte> message)
    {
        var stuffed = new List<byte>(message.Length + 16);
        byte before = (byte)'\n';
        foreach (var octet in message)
        {
            if (octet == '.' && before == '\n')
                stuffed.Add((byte)'.');
            stuffed.Add(octet);
            before = octet;
        }
        return [.. stuffed];
    }
}
