using System.ComponentModel;

namespace BriefingBus.Web.Safety;

/// <summary>A token that lets a program change something.</summary>
public sealed record AccessToken
{
    [Description("Who uses it: stands in the audit of what was done.")]
    public required string Name { get; init; }

    [Description("The token itself, as ${NAME} or ${file:path}.")]
    public required Secret Token { get; init; }
}
