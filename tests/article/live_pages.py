"""Pages of several stories for tests, in French and English: live pages in every layout, round-ups, newsletters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Post:
    """A post of a live page: its hour as the page prints it, its heading, its text."""

    hour: str
    moment: str
    heading: str
    text: str


FRENCH = (
    Post(
        "8h05",
        "2024-03-05T08:05:00+01:00",
        "Le pont de Sorvie est fermé",
        "Le préfet a fermé le pont de Sorvie ce matin après la montée des eaux, ont annoncé les pompiers du département.",
    ),
    Post(
        "11h40",
        "2024-03-05T11:40:00+01:00",
        "Deux écoles évacuées",
        "La mairie a évacué deux écoles du quartier des Quais, soit 340 élèves, et ouvert un gymnase pour les accueillir.",
    ),
    Post(
        "14h32",
        "2024-03-05T14:32:00+01:00",
        "Le ministre attendu sur place",
        "Le ministre de l’Intérieur se rendra demain à Sorvie, a indiqué son cabinet, pour rencontrer les secouristes.",
    ),
    Post(
        "18h20",
        "2024-03-05T18:20:00+01:00",
        "Le niveau du fleuve baisse",
        "Le fleuve a baissé de douze centimètres dans l’après-midi, selon le service des eaux, mais le pont reste fermé.",
    ),
)
ENGLISH = (
    Post(
        "8.05am",
        "2024-03-05T08:05:00Z",
        "Sorvie bridge is closed",
        "The prefect closed the bridge at Sorvie this morning after the river rose, the fire brigade said in a statement.",
    ),
    Post(
        "11.40am",
        "2024-03-05T11:40:00Z",
        "Two schools evacuated",
        "The town hall evacuated two schools in the Quays district, 340 pupils in all, and opened a sports hall for them.",
    ),
    Post(
        "2.32pm",
        "2024-03-05T14:32:00Z",
        "Minister expected at the scene",
        "The interior minister will travel to Sorvie tomorrow, her office said, to meet rescue workers and councillors.",
    ),
    Post(
        "6.20pm",
        "2024-03-05T18:20:00Z",
        "River level falls",
        "The river fell by twelve centimetres in the afternoon, according to the water service, but the bridge stays closed.",
    ),
)

INTRODUCTION = {
    "fr": "Le fleuve est sorti de son lit dans la nuit, et la ville suit sa montée heure après heure, avec nos envoyés spéciaux.",
    "en": "The river burst its banks overnight, and the town is watching it rise hour by hour, with our reporters at the scene.",
}


def page(language: str, title: str, body: str, *, head: str = "", date: str = "2024-03-05T07:00:00+01:00") -> str:
    """An HTML page around that body."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{date}">{head}</head>'
        '<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/a">Archives</a></li></ul></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        "<footer><p>Contact and legal notices of the newspaper, its owners and its printers.</p></footer></body></html>"
    )


def wrapped(posts: tuple[Post, ...], *, attribute: bool = True) -> str:
    """Each post in an element of its own, headed by a time element."""
    found = []
    for post in posts:
        moment = f' datetime="{post.moment}"' if attribute else ""
        inner = f"<header><time{moment}>{post.hour}</time><h2>{post.heading}</h2></header><p>{post.text}</p>"
        found.append(f'<section class="post">{inner}</section>')
    return f'<div class="posts">{"".join(found)}</div>'


def flat(posts: tuple[Post, ...]) -> str:
    """Lines that are nothing but an hour, before headings and paragraphs that nothing wraps."""
    return "".join(f'<p class="hour">{p.hour}</p><h3>{p.heading}</h3><p>{p.text}</p>' for p in posts)


def led(posts: tuple[Post, ...]) -> str:
    """Paragraphs that begin with their hour."""
    return "".join(f"<p><strong>{p.hour}</strong> – {p.text}</p>" for p in posts)
