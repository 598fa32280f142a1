using BriefingBus.Configuration;
using BriefingBus.Delivery.Files;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Outlets;

public sealed class OutletTestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-test-message-");

    [Fact]
    public async Task A_folder_takes_two_test_messages_of_one_minute()
    {
        var options = new FilesOptions { Folder = folder.FullName, Forms = [FileForm.Json] };
        var outlet = new Outlet(
            "files/notes", options, InOrder: false,
            (briefing, _) => Task.FromResult<IReadOnlyList<IOutletPart>>([.. WrittenFile.For(briefing, options)]));

        var first = await OutletTest.SendAsync(outlet, SomeBriefing.Morning, TestContext.Current.CancellationToken);
        var second = await OutletTest.SendAsync(outlet, SomeBriefing.Morning.AddSeconds(1), TestContext.Current.CancellationToken);

        first.Problem.ShouldBeNull();
        second.Problem.ShouldBeNull();
        folder.EnumerateFiles().Count().ShouldBe(3, "two messages, and the link to the second");
    }

    [Fact]
    public void No_edition_can_have_the_name_of_a_test_message() =>
        OperatorMessages.TestEdition.ShouldNotMatch(EditionOptions.NamePattern);

    public void Dispose() => folder.Delete(recursive: true);
}
