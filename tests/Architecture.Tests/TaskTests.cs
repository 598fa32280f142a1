using Mono.Cecil;
using Mono.Cecil.Cil;
using Shouldly;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>A task that nobody awaits takes its exception with it.</summary>
public sealed class TaskTests
{
    [Fact]
    public void No_task_is_thrown_away()
    {
        var thrownAway =
            from type in Product.Types
            from method in Product.MethodsOf(type)
            from instruction in Product.CodeOf(method)
            where instruction is { Operand: MethodReference { ReturnType: { } result }, Next.OpCode.Code: Code.Pop } && IsTask(result)
            select $"{type.FullName} throws away {((MethodReference)instruction.Operand).Name}";

        Exceptions.ShouldCover("tasks", thrownAway);
    }

    [Fact]
    public void No_method_is_async_void()
    {
        var asyncVoid =
            from type in Product.Types
            from method in Product.MethodsOf(type)
            where method.ReturnType.FullName == "System.Void"
                && method.CustomAttributes.Any(a => a.AttributeType.Name == "AsyncStateMachineAttribute")
            select $"{type.FullName}.{method.Name}";

        asyncVoid.ShouldBeEmpty();
    }

    private static bool IsTask(TypeReference type) =>
        type.GetElementType().FullName is
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1"
            or "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask`1";
}
