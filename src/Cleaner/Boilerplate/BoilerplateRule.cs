namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>A phrase that publishers' systems add, from <c>boilerplate.yaml</c> or <c>newsroom.yaml</c>.</summary>
public sealed record BoilerplateRule
{
    /// <summary>The rule's name, for explanations.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 primary tag of the phrase's language; <c>*</c> for all.</summary>
    public required string Language { get; init; }

    /// <summary>What it applies to.</summary>
    public required BoilerplateScope Where { get; init; }

    /// <summary>Every match contains at least one of these texts, whatever the case; <c>\b</c> before or after one marks the edge of a
    /// word or number, and <c>^</c> before one that only signs and spaces precede it.</summary>
    public required IEnumerable<string> Keywords { get; init; }

    /// <summary>The alternatives of the regular expression, in order; one line may hold several, separated by <c>|</c>.</summary>
    public required IEnumerable<string> Pattern { get; init; }

    /// <summary>The part of the expression before the alternatives.</summary>
    public string Begins { get; init; } = "";

    /// <summary>The part of the expression after the alternatives.</summary>
    public string Ends { get; init; } = "";

    /// <summary>The whole regular expression.</summary>
    public string Expression =>
        string.Join('|', Pattern) is var any && Begins.Length + Ends.Length > 0 ? $"{Begins}(?:{any}){Ends}" : any;

    /// <summary>Who adds the phrase and why.</summary>
    public required string Source { get; init; }

    /// <summary>A text that it must catch.</summary>
    public required string Example { get; init; }

    /// <summary>A similar text that must stay.</summary>
    public required string LookAlike { get; init; }
}
