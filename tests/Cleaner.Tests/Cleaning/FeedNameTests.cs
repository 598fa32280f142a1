using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class FeedNameTests
{
    [Fact]
    public void Mojibake_in_a_feeds_name_is_repaired_as_in_its_texts() =>
        SomeItem.Cleaned(SomeItem.With("Le café rouvre", null, feedName: "Culture : CinÃ©ma, thÃ©Ã¢tre, arts"))
            .FeedName.ShouldBe("Culture : Cinéma, théâtre, arts");
}
