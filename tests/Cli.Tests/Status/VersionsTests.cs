using BriefingBus.Cli.Status;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Status;

/// <summary>What <c>briefingbus status</c> finds where services are not of one version.</summary>
public sealed class VersionsTests
{
    [Fact]
    public void Services_of_one_version_and_one_configuration_need_nothing() =>
        Versions.Differences(Status(Service("cleaner", ["0.2.0"], ["aaa"]), Service("web", ["0.2.0"], []))).ShouldBeEmpty();

    [Fact]
    public void A_service_that_was_not_updated_is_named_with_both_versions()
    {
        var difference = Versions.Differences(
            Status(Service("cleaner", ["0.9.0"], ["aaa"]), Service("web", ["0.10.0"], ["aaa"]))).ShouldHaveSingleItem();

        difference.ShouldStartWith("cleaner runs version 0.9.0, and another service runs 0.10.0: update it to 0.10.0");
    }

    [Fact]
    public void Replicas_of_one_service_in_two_versions_are_a_difference_too() =>
        Versions.Differences(Status(Service("fetcher", ["0.2.0", "0.3.0"], ["aaa"]))).ShouldHaveSingleItem()
            .ShouldStartWith("fetcher runs version 0.2.0, and another service runs 0.3.0");

    [Fact]
    public void A_service_that_runs_by_another_configuration_is_named_with_the_file()
    {
        var difference = Versions.Differences(
            Status(Service("cleaner", ["0.2.0"], ["aaa", "bbb"]), Service("web", ["0.2.0"], ["aaa"]))).ShouldHaveSingleItem();

        difference.ShouldStartWith("cleaner runs by configuration bbb, and /etc/briefing.yaml is aaa: ");
        difference.ShouldContain("BRIEFING_CONFIG");
    }

    [Fact]
    public void A_service_that_does_not_say_its_version_is_no_difference() =>
        Versions.Differences(Status(Service("cleaner", [], []), Service("web", ["0.2.0"], ["aaa"]))).ShouldBeEmpty();

    [Theory]
    [InlineData("0.9.0", "0.10.0")]
    [InlineData("1.0.0-rc.1", "1.0.0")]
    [InlineData("1.0.0-rc.9", "1.0.0-rc.10")]
    [InlineData("unknown", "0.0.1")]
    public void A_version_is_older_than_another_as_Semantic_Versioning_has_it(string older, string newer)
    {
        Versions.Compare(older, newer).ShouldBeLessThan(0);
        Versions.Compare(newer, older).ShouldBeGreaterThan(0);
        Versions.Compare(newer, newer).ShouldBe(0);
    }

    private static ServiceStatus Service(string name, IReadOnlyList<string> versions, IReadOnlyList<string> configurations) =>
        new(name, 1, DateTimeOffset.UnixEpoch, []) { Versions = versions, Configurations = configurations };

    private static SystemStatus Status(params ServiceStatus[] services) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        ConfigurationPath = "/etc/briefing.yaml",
        Configuration = "aaa",
        Services = services,
    };
}
