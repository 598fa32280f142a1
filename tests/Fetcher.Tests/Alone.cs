using Xunit;

namespace BriefingBus.Fetcher.Tests;

/// <summary>Tests that weigh the memory of the process, and so can have no other test beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
