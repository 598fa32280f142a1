namespace BriefingBus.Cli.Now;

/// <summary>What <c>briefingbus now</c> was asked for.</summary>
internal sealed record NowRequest
{
    /// <summary>Path of the <c>briefing.yaml</c>.</summary>
    public required string Config { get; init; }

    /// <summary>Name of the edition; null for the first.</summary>
    public string? Edition { get; init; }

    /// <summary>The instant to compose for as written, or null for the present or the edition's <c>asOf</c>.</summary>
    public string? At { get; init; }

    /// <summary>The form to print.</summary>
    public required BriefingForm Form { get; init; }

    /// <summary>The folder that the four files' folder is made in.</summary>
    public required string Out { get; init; }

    /// <summary>The folder of the databases, or null to remember nothing.</summary>
    public string? Data { get; init; }

    /// <summary>How long to wait for feeds and items before composing with what is there.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>True to show no progress.</summary>
    public bool Quiet { get; init; }
}
