using System.Runtime.CompilerServices;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

/// <summary>Messages in flight, and subscribers that others wrote, know the contracts as they were: a change may add, never take
/// away.</summary>
public sealed class PublishedMessagesTests
{
    /// <summary>Every record of the contracts; what else is there are functions that publishers and subscribers share.</summary>
    public static IEnumerable<TheoryDataRow<Type>> Messages =>
        typeof(FeedFetched).Assembly.GetExportedTypes().Where(t => !t.IsAbstract).Select(t => new TheoryDataRow<Type>(t));

    /// <summary>A line that is gone from the approved file, or changed, breaks somebody; a line more breaks nobody, and is approved by
    /// hand.</summary>
    [Fact]
    public void The_contracts_are_those_that_were_approved() =>
        Approved.ShouldMatch("approved/contracts.txt", PublicApi.Of(typeof(FeedFetched).Assembly));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_a_sealed_record_of_its_own_that_is_set_once(Type message)
    {
        message.IsSealed.ShouldBeTrue();
        message.BaseType.ShouldBe(typeof(object));
        message.GetMethod("<Clone>$").ShouldNotBeNull("a record");
        message.GetInterfaces().ShouldAllBe(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>));
        foreach (var property in message.GetProperties())
            property.SetMethod.ShouldNotBeNull().ReturnParameter.GetRequiredCustomModifiers()
                .ShouldContain(typeof(IsExternalInit), property.Name);
    }

    [Fact]
    public void The_contracts_need_nothing_but_the_runtime() =>
        typeof(FeedFetched).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(name => name.StartsWith("System."));
}
