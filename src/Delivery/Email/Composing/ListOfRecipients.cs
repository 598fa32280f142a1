namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A list of e-mail addresses as <c>deliver.email</c> has it.</summary>
/// <param name="Name">Its name in the ledger: <c>email/team</c>.</param>
/// <param name="Options">What it says.</param>
/// <param name="WebAddress">The address under which browsers reach the web page, or null where none is configured.</param>
internal sealed record ListOfRecipients(string Name, EmailOptions Options, string? WebAddress)
{
    /// <summary>Its name as the configuration has it: <c>team</c>.</summary>
    public string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
