# SPDX-License-Identifier: Apache-2.0
"""The shipped picture check on lines as parents write them, half of them ordinary."""

from pathlib import Path

import pytest

from companion.content.catalog import Catalog
from companion.domain.picture_words import PictureTalk

CONTENT = Path(__file__).resolve().parents[2] / "resources" / "content"

THERE_IS = """
I found nudes on her phone.
There is a screenshot of her naked.
He has a video of him in the shower.
Pictures of her without clothes were in the chat.
She sent him a picture of herself with no top on.
He says he has a photo of her in her bra.
I saw a video of a girl undressing.
There's a pic of my son with nothing on.
Somebody made AI pictures of her with no clothes.
They made a deepfake of my daughter.
He told me that naked photos of him are going round at school.
A nude selfie was in her sent folder.
she sent nudes to him in march
The boy filmed her in the changing room.
A man recorded her naked on a video call.
there were indecent images of children on it
An explicit video of him was sent to his friends.
She was topless on camera and he took a screenshot.
He threatened to post the video of her touching herself.
photo of his private parts
She said there are pictures of her boobs.
The clip shows a child in the bath with a man filming.
He was made to go on webcam half naked.
I think she has sent sexual photos of herself.
A pic of her in her underwear was on his Snapchat.
He put her face on a nude picture.
Intimate pictures of him were in the group.
someone photographed my son naked at the pool
He used a nudify app on her school photo.
She told me about a picture of her with no clothes on.
He sent me a dick pic, she said.
Screenshots show her without her clothes.
"""

ASKED_FOR = """
He asked for nudes.
He asked her for a picture in her bikini.
He wanted her to send a photo with no top on.
She says he keeps asking for naked pictures.
He told her to undress on the webcam.
They asked him to take his clothes off on camera.
He begged for a picture of her in her underwear.
"""

HURRIED = """
My daughter has been sent a video and she is in it with nothing on
i think theres a nude of her going round year 9
He has got photos of my little boy getting undressed at swimming
She cried and said he took a picture when she was in the bath
she showed her chest on facetime and he recorded it
He said he would show everyone the naked one
Her friend says there's a video of her doing something sexual
there is a photo of his willy on the tablet
they've made her face onto porn
I opened the folder and it was pictures of children with no clothes
he got her to send a topless pic
She let slip that he has screenshots of her in her pants
A boy in her class shared her nudes
he kept the pics she sent in just her bra
He wants more pictures of her body
He's asking for a photo of her bum
wants her to go on cam without her top
Asked if she would send something sexy
He says he'll share a clip of my son in the shower with his whole school
a man got my daughter to film herself undressing
found a hidden folder full of naked selfies
My lad said someone recorded him when he had no clothes on
there's an image of her, she is topless
It was a picture of a boy's penis
He has been collecting nudes of girls in his class
she got tricked into going topless on a livestream
the blackmailer has her nude pics
He made a fake naked picture of her with an app
Someone has put an indecent picture of her online
Mum of her friend rang: there's a video of the girls in their underwear
the man asked to see her boobs
He keeps on at her to send nudes
"""

ORDINARY = """
We framed the picture from the beach
She takes pictures of her food
He sent a video of his new game
I photographed the letter
he had a video call with grandma
She says her photo got ten likes
The doctor asked for a photo of the rash on her back
Naked flames are not allowed in the tent video
She watched a film about a girl in a shower of rain
He took his top off at the pool and swam
He wore only pants in the heat
I took a picture of the washing with no clothes left on the line
There is nothing on the tape
She told me no one has asked her for pictures
The school photographer was late
I kept screenshots of what he wrote
The baby photos are in the loft
The teacher showed a video about the human body
He put the video on and went to the loo
She hung her drawing above the bath
The photo of the class is on the fridge
He asked her to send a photo of her new shoes
We took pictures in the snow
She filmed her friend singing
I have a screenshot of the threats
he posted a video of his cat in the sink
She was in her pyjamas on the video call
The picture broke when the shelf fell
The bath is broken, I sent the landlord a photo
Photo of the letter attached
She wants a new camera
she hid the screen when I came in
He told her to send her address
She sent him a heart and a photo of the sunset
Her school photo came today.
She made a drawing of our cat.
I took a screenshot of the chat.
He sent her a picture of his dog.
We watched a video about sharks.
She posted photos of her birthday cake.
He took a video of the football match.
I have pictures of the number plate.
She was in the shower for an hour.
He left his phone in the bathroom.
She asked me for a photo for her bus pass.
The screenshot shows his user name.
Her profile picture is a sunset.
There were no nudes on the phone.
She has not sent any naked pictures.
We talked about nudes at the school assembly.
The leaflet is about sharing nudes.
Photos of the nude statue in the museum.
He drew a picture of a naked mole rat for biology.
She bought a nude lipstick and filmed a tutorial.
A dirty picture frame fell off the wall.
His boots were dirty in the photo.
She took a picture of her dirty football kit.
He wrote a rude message under her video.
We looked at holiday photos of her in her swimming costume.
A photo of her in her school uniform.
Pictures of him with his friends at the park.
I took a photo of the bruise on her arm.
Her passport picture is old.
A video of him playing guitar was online.
She deleted her pictures.
The picture on the TV was not clear.
She was filmed scoring a goal.
He got dressed and left without his coat.
She says the picture was of a horse.
I saw her change the password.
He had no top marks this term.
There is a photo of them in Bath with their gran.
She sent a selfie from the train.
We have a video of her first steps.
The camera was off.
He asked for a picture of the homework.
"""


def lines(text):
    return [line for line in text.splitlines() if line]


@pytest.fixture(scope="module")
def book():
    return Catalog.built_in(CONTENT).picture_words()


def test_the_table_is_large_and_half_ordinary():
    told, ordinary = lines(THERE_IS + ASKED_FOR + HURRIED), lines(ORDINARY)
    assert len(told) + len(ordinary) >= 60
    assert 0.4 <= len(ordinary) / (len(told) + len(ordinary)) <= 0.6


@pytest.mark.parametrize("line", lines(THERE_IS))
def test_says_that_there_is_a_picture(book, line):
    found = book.find(line)
    assert found is not None
    assert found.talk is PictureTalk.THERE_IS
    assert 0 <= found.span[0] < sum(found.span) <= len(line)


@pytest.mark.parametrize("line", lines(ASKED_FOR))
def test_says_that_a_picture_was_asked_for(book, line):
    found = book.find(line)
    assert found is not None
    assert found.talk is PictureTalk.ASKED_FOR


@pytest.mark.parametrize("line", lines(HURRIED))
def test_hears_what_is_told_in_a_hurry(book, line):
    assert book.find(line) is not None


@pytest.mark.parametrize("line", lines(ORDINARY))
def test_is_silent_on_ordinary_pictures(book, line):
    assert book.find(line) is None


def test_a_picture_that_there_is_comes_before_one_that_was_asked_for(book):
    text = "He asked for nudes. She was scared. Then I found a naked photo of her."
    found = book.find(text)
    assert found.talk is PictureTalk.THERE_IS
    start, length = found.span
    assert text[start : start + length] == "naked photo"


@pytest.mark.parametrize("text", ["", "\n", "🙂", "?", "\x00"])
def test_nothing_gives_nothing(book, text):
    assert book.find(text) is None
