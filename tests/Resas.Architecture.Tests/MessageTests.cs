using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Resas.Contracts;
using Resas.Kernel.Messaging;

namespace Resas.Architecture.Tests;

public sealed class MessageTests(ComposedHost composed) : IClassFixture<ComposedHost>
{
    private static readonly Type[] Contracts = typeof(IAnnouncement).Assembly.GetExportedTypes();

    public static TheoryData<Type> Announcements => [.. Contracts.Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IAnnouncement)))];

    public static TheoryData<Type> Requests => [.. Contracts.Where(t => t is { IsInterface: false } && AnswerOf(t) is not null)];

    [Theory, MemberData(nameof(Requests))]
    public async Task Each_question_is_answered_by_exactly_one_module(Type request)
    {
        var handler = typeof(IRequestHandler<,>).MakeGenericType(request, AnswerOf(request)!);
        var handlers = await composed.Host.InScopeAsync(services => Task.FromResult(services.GetServices(handler).Count()));

        Assert.Equal(1, handlers);
    }

    [Theory, MemberData(nameof(Announcements))]
    public void Each_announcement_comes_out_of_the_outbox_as_it_went_in(Type announcement)
    {
        var told = Sample(announcement);
        var heard = JsonSerializer.Deserialize(JsonSerializer.Serialize(told, announcement), announcement);

        Assert.Equivalent(told, heard, strict: true);
    }

    private static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))?.GenericTypeArguments[0];

    /// <summary>A value in which nothing is empty, zero or null, so that whatever is lost on the way is missed.</summary>
    private static object Sample(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is { } inner => Sample(inner),
        _ when type == typeof(string) => "Éléonore & « Zoé »",
        _ when type == typeof(Guid) => Guid.NewGuid(),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 12, 24),
        _ when type == typeof(DateTime) => new DateTime(2026, 12, 24, 18, 30, 15, 123, DateTimeKind.Utc).AddTicks(4567),
        _ when type == typeof(bool) => true,
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
        _ when type.IsPrimitive => Convert.ChangeType(42, type, null),
        _ when type.IsAssignableTo(typeof(IEnumerable)) => List(type.GenericTypeArguments.Single()),
        _ => Made(type),
    };

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType))]);
    }

    private static IList List(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Sample(item));
        list.Add(Sample(item));
        return list;
    }
}
